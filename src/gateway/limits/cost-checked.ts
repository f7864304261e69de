/** Refuses an operation that would cost too much before anything is asked, and tells what one has cost on demand. */
import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '../context.ts';
import { costlyError } from '../errors.ts';
import { refusedWith } from '../refused.ts';
import { totalCost, type Cost, type CostedOperation } from './cost.ts';

export function costChecked(
  estimate: (costed: CostedOperation) => Cost,
  allowed: number,
): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: ({ document, operation, request, contextValue: { cost, language } }) => {
          cost.estimated = estimate({ document, operation, variables: request.variables ?? {} });
          const isTooMuch = totalCost(cost.estimated) > allowed;
          return Promise.resolve(
            isTooMuch ? refusedWith([costlyError({ limit: 'cost', allowed }, language)]) : null,
          );
        },
        willSendResponse: ({ response, contextValue: { cost } }) => {
          if (cost.report && cost.estimated && response.body.kind === 'single') {
            const { singleResult } = response.body;
            const told = {
              allowed,
              estimated: withTotal(cost.estimated),
              actual: withTotal(cost.actual(singleResult.data)),
            };
            singleResult.extensions = { ...singleResult.extensions, cost: told };
          }
          return Promise.resolve();
        },
      }),
  };
}

function withTotal(cost: Cost) {
  return { ...cost, total: totalCost(cost) };
}
