import { invariant } from "../kernel/invariant.ts";

/**
 * The smallest count from 1 to `most` that fits, or `most` where none does. A count fits when the payment it needs is
 * no higher than the instalment kept; with more instalments the payment never rises.
 */
export function fewestInstalments(most: number, fits: (count: number) => boolean): number {
  invariant(most >= 1, "an instalment is left");
  let [low, high] = [1, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
