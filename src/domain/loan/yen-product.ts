/**
 * Whole-number products in double precision, never wrong by a yen. A double holds every whole number below 2^53, so
 * balance × rate × days is exact until there; beyond, the balance is split at the divisor, and where even the parts are
 * too large BigInt takes over. Floor of a quotient of two such numbers is exact: it is never nearer to the next whole
 * number than one divisor-th, and a double is off by less.
 */
export const largestExact: number = Number.MAX_SAFE_INTEGER;

/** floor(amount × factor / divisor) of whole numbers; a factor or a result above `largestExact` only says so. */
export function floorProduct(amount: number, factor: number, divisor: number): number {
  const product = amount * factor;
  return product <= Number.MAX_SAFE_INTEGER
    ? Math.floor(product / divisor)
    : floorLargeProduct(amount, factor, divisor);
}

/** amount × factor = whole × divisor × factor + rest × factor: both parts are small where the product is not. */
function floorLargeProduct(amount: number, factor: number, divisor: number): number {
  if (factor > largestExact) return Number.POSITIVE_INFINITY;
  const whole = Math.floor(amount / divisor);
  const ofWhole = whole * factor;
  const ofRest = (amount - whole * divisor) * factor;
  if (ofWhole <= largestExact && ofRest <= largestExact) return ofWhole + Math.floor(ofRest / divisor);
  return Number((BigInt(amount) * BigInt(factor)) / BigInt(divisor));
}

/** What `floorProduct` leaves over: amount × factor modulo divisor. */
export function restOfProduct(amount: number, factor: number, divisor: number): number {
  return Number((BigInt(amount) * BigInt(factor)) % BigInt(divisor));
}
