import { compareRationals } from "../language/rational";
import { compareActions, deviate, normalForm, payoffOf, profileCount, profileOf, type NormalForm, type Profile } from "./normal-form";

/** Whether no player gains by changing its action alone, in the profile of a number. */
function isEquilibrium(game: NormalForm, profile: number): boolean {
  return game.actions.every((count, player) => {
    const stays = payoffOf(game, player, profile);
    return Array.from({ length: count }, (_, action) => payoffOf(game, player, deviate(game, profile, player, action))).every((p) => compareRationals(p, stays) <= 0);
  });
}

/** All pure Nash equilibria, in the order of profiles (Nash 1951). Every profile is looked at: for small games. */
export const pureEquilibria = (game: NormalForm): readonly Profile[] =>
  Array.from({ length: profileCount(game) }, (_, profile) => profile)
    .filter((profile) => isEquilibrium(game, profile))
    .map((profile) => profileOf(game, profile));

/** An action that another pure action of the same player dominates: `strict` where it is worse whatever the others do, else never better and once worse. */
export interface DominatedAction {
  readonly player: number;
  readonly action: number;
  readonly by: number;
  readonly strict: boolean;
}

/** Every action that a pure one dominates, with the first that dominates it, strictly if any does. */
export function dominatedActions(game: NormalForm): readonly DominatedAction[] {
  return game.actions.flatMap((count, player) => {
    const all = Array.from({ length: count }, (_, action) => action);
    return all.flatMap((action): readonly DominatedAction[] => {
      const compared = all.filter((other) => other !== action).map((by) => ({ by, ...compareActions(game, player, action, by) }));
      const strictly = compared.find((c) => c.worse === c.all);
      const weakly = strictly ?? compared.find((c) => c.better === 0 && c.worse > 0);
      return weakly === undefined ? [] : [{ player, action, by: weakly.by, strict: strictly !== undefined }];
    });
  });
}

/** The actions of each player that are left when strictly dominated ones are taken out, again and again. The order of taking out does not matter. */
export function undominatedActions(game: NormalForm): readonly (readonly number[])[] {
  let left = game.actions.map((count) => Array.from({ length: count }, (_, action) => action));
  for (;;) {
    const now = left;
    const part = normalForm(now.map((actions) => actions.length), (profile) => {
      const whole = profile.map((action, player) => now[player]?.[action] ?? 0);
      const number = whole.reduce((sum, action, player) => sum * (game.actions[player] ?? 1) + action, 0);
      return game.actions.map((_, player) => payoffOf(game, player, number));
    });
    const out = dominatedActions(part).filter(({ strict }) => strict);
    if (out.length === 0) return now;
    left = now.map((actions, player) => actions.filter((_, action) => !out.some((d) => d.player === player && d.action === action)));
  }
}
