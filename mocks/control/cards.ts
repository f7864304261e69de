/** Every code on the cards of a person: the identity cards, and the cards that systems issue. */
import type { MockSystem } from '../kit/system.ts';
import { identityCardsOf, type CardText } from '../people/card.ts';
import type { Person } from '../people/index.ts';

export function cardTextsOf(person: Person, systems: readonly MockSystem[]): readonly CardText[] {
  return [...identityCardsOf(person), ...systems.flatMap(({ cardTexts }) => cardTexts?.(person) ?? [])];
}
