/** Serves the gallery below /control/. */
import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { MockSystem } from '../../kit/system.ts';
import type { People } from '../../people/index.ts';
import { galleryPage, GALLERY_POLICY } from './page.ts';

const files = { 'gallery.css': 'text/css', 'gallery.js': 'text/javascript' } as const;

export function serveGallery(app: FastifyInstance, people: People, systems: readonly MockSystem[]): void {
  const send = (reply: FastifyReply, type: string, body: string): FastifyReply =>
    reply
      .headers({
        'content-type': `${type}; charset=utf-8`,
        'content-security-policy': GALLERY_POLICY,
        'cache-control': 'no-cache',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      })
      .send(body);

  app.get('/control', (_request, reply) => reply.redirect('/control/'));
  app.get('/control/', (_request, reply) => send(reply, 'text/html', galleryPage(people.personas, systems)));
  for (const [name, type] of Object.entries(files)) {
    app.get(`/control/${name}`, async (_request, reply) =>
      send(reply, type, await readFile(new URL(name, import.meta.url), 'utf8')),
    );
  }
}
