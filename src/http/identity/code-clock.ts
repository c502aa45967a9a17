import { Secret, TOTP } from "otpauth";
import type { CodeClock } from "../../app/identity/account-ports.ts";
import { millisOf } from "../../domain/kernel/instant.ts";

const issuer = "Sanpo Ledger";
const seconds = 30;
const secretBytes = 20;
/** A telephone's clock may be one period off. */
const drift = 1;

/** Six digits, every 30 seconds, SHA-1: what all authenticator apps can do. */
export const codeClock: CodeClock = {
  newSecret: () => new Secret({ size: secretBytes }).base32,
  qrTextOf: ({ secret, email }) => totp(secret, email).toString(),
  counterOf: ({ secret, code, now }) => {
    const timestamp = millisOf(now);
    const away = totp(secret).validate({ token: code, timestamp, window: drift });
    return away === null ? undefined : TOTP.counter({ period: seconds, timestamp }) + away;
  },
};

function totp(secret: string, label = ""): TOTP {
  return new TOTP({
    issuer,
    label,
    period: seconds,
    digits: 6,
    algorithm: "SHA1",
    secret: Secret.fromBase32(secret),
  });
}
