/** A picture as shapes and words at fixed places: what the server draws on paper, the screen draws as SVG. */
import { z } from "zod";
import { bilingual } from "../answers.ts";

const point = { x: z.number(), y: z.number() };

export const sceneAnswer = z
  .strictObject({
    width: z.number(),
    height: z.number(),
    alt: bilingual,
    language: z.enum(["ja", "en"]),
    shapes: z.array(
      z.discriminatedUnion("kind", [
        z.strictObject({
          kind: z.literal("line"),
          role: z.string(),
          points: z.array(z.strictObject(point)),
        }),
        z.strictObject({ kind: z.literal("dot"), role: z.string(), ...point }),
        z.strictObject({
          kind: z.literal("box"),
          role: z.string(),
          ...point,
          width: z.number(),
          height: z.number(),
        }),
        z.strictObject({
          kind: z.literal("text"),
          role: z.string(),
          text: z.string(),
          size: z.number(),
          anchor: z.enum(["start", "middle", "end"]),
          ...point,
        }),
      ]),
    ),
  })
  .meta({ id: "Scene" });
