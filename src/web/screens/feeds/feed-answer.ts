import type { z } from "zod";
import type { feedAnswer } from "../../../contract/feed/routes.ts";

export type FeedAnswer = z.output<typeof feedAnswer>;
