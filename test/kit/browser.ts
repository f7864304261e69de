/** A real browser, and what a page in it does wrong. */
import { chromium, type Browser, type Page } from 'playwright-core';
import { findTool } from '../../scripts/tools.ts';

export async function startBrowser(): Promise<Browser> {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({
    executablePath: findTool('chromium'),
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', ...quiet],
  });
}

/** Everything that went wrong on the page, refused requests and violated policies too, and whom it asked. */
export function watch(page: Page): { problems: string[]; origins: string[] } {
  const problems: string[] = [];
  const origins: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('requestfailed', (request) => problems.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.url()}: ${response.status()}`);
  });
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol !== 'data:') origins.push(asked);
  });
  return { problems, origins };
}

/** For a person to look at: SCREENSHOTS=/some/folder npm run test:only -- playground */
export async function save(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
