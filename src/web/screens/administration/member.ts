import type { z } from "zod";
import type { memberAnswer } from "../../../contract/identity/member-routes.ts";

export type Member = z.output<typeof memberAnswer>;
