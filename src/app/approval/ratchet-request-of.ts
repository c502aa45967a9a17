import { localDate } from "../../domain/kernel/local-date.ts";
import type { RatchetRequest } from "../loan/reckoned-ratchet.ts";
import type { ApprovalRecord } from "./ports.ts";

/** The request as it was asked for, read back from its payload. */
export function ratchetRequestOf({ payload }: ApprovalRecord): RatchetRequest {
  const { agreementId, testOn, certificateReceivedOn } = payload as {
    readonly agreementId: string;
    readonly testOn: string;
    readonly certificateReceivedOn: string | null;
  };
  return {
    agreementId,
    testOn: localDate(testOn),
    certificateReceivedOn: certificateReceivedOn === null ? undefined : localDate(certificateReceivedOn),
  };
}
