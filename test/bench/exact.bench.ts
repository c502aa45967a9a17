/** Mismatches of the whole-number arithmetic against BigInt: random products, adversarial ones, level instalments. */
import { ratio } from "../../src/domain/kernel/ratio.ts";
import { annuityPayment } from "../../src/domain/loan/annuity-payment.ts";
import { yenAnnuity } from "../../src/domain/loan/yen-annuity.ts";
import { floorProduct } from "../../src/domain/loan/yen-product.ts";
import { randomFrom } from "./loan-portfolio.ts";
import { conclude } from "./measure.ts";
import { loadavg } from "node:os";

const random = randomFrom(7);
const divisor = 365_000_000n;
const pairs = 1_000_000;
const annuities = 40_000;

function isWrong(amount: bigint, factor: bigint): boolean {
  const exact = (amount * factor) / divisor;
  const found = floorProduct(Number(amount), Number(factor), Number(divisor));
  return exact <= BigInt(Number.MAX_SAFE_INTEGER)
    ? BigInt(found) !== exact
    : found <= Number.MAX_SAFE_INTEGER;
}

function randomMismatches(): number {
  let wrong = 0;
  for (let i = 0; i < pairs; i += 1) {
    const amount = BigInt(Math.floor(random() ** 3 * 9e15));
    if (isWrong(amount, BigInt(Math.floor(random() * 3.66e8)))) wrong += 1;
  }
  return wrong;
}

/** Amounts whose product is one below a multiple of the divisor: a double rounds it up to the next yen. */
function adversarialMismatches(): { readonly wrong: number; readonly unguarded: number } {
  let [wrong, unguarded] = [0, 0];
  for (let tried = 0; tried < pairs;) {
    const factor = BigInt(100_000 + Math.floor(random() * 3.5e6));
    const inverse = inverseOf(factor, divisor);
    if (inverse === undefined) continue;
    tried += 1;
    const amount = (((divisor - 1n) * inverse) % divisor) + divisor * BigInt(Math.floor(random() * 500));
    if (isWrong(amount, factor)) wrong += 1;
    const double = Math.floor((Number(amount) * Number(factor)) / Number(divisor));
    if (BigInt(double) !== (amount * factor) / divisor) unguarded += 1;
  }
  return { wrong, unguarded };
}

function inverseOf(value: bigint, modulus: bigint): bigint | undefined {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n];
  while (b !== 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return a === 1n ? ((x % modulus) + modulus) % modulus : undefined;
}

function annuityMismatches(): number {
  let wrong = 0;
  for (let i = 0; i < annuities; i += 1) {
    const principal = Math.floor(10 ** (5 + random() * 7));
    const millionths = 1 + Math.floor(random() ** 2 * 60_000);
    const instalments = 12 + Math.floor(random() * 400);
    const rate = ratio(BigInt(millionths), 1_000_000n);
    const exact = annuityPayment({ principal: BigInt(principal), rate, everyMonths: 1, instalments });
    const found = yenAnnuity(principal, millionths, instalments, { rateScale: 1_000_000, everyMonths: 1 });
    if (BigInt(found) !== exact) wrong += 1;
  }
  return wrong;
}

console.log(`load average ${loadavg().join(" ")}`);
const inRandom = randomMismatches();
const { wrong: inAdversarial, unguarded } = adversarialMismatches();
const inAnnuities = annuityMismatches();
console.log(`random pairs ${pairs}: ${inRandom} wrong`);
console.log(`adversarial pairs ${pairs}: ${inAdversarial} wrong; doubles without a guard ${unguarded} wrong`);
console.log(`annuities ${annuities}: ${inAnnuities} wrong`);
conclude({
  name: "exact",
  ratio: inRandom + inAdversarial + inAnnuities,
  floor: 0,
  goal: 0,
  better: "lower",
});
