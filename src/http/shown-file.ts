import { viewerOf } from "../app/impact/evidence-detail.ts";
import { Rejected } from "../app/rejected.ts";
import type { FileAnswer } from "./handler.ts";

/** A file as a browser may show it, never run: PDF and pictures as they are, CSV as plain text, nothing else. */
export function shownFile(file: FileAnswer): FileAnswer {
  const { fileName, mediaType, bytes } = file;
  const viewer = viewerOf(mediaType);
  if (viewer === "pdf" || viewer === "picture") return { fileName, mediaType, bytes, shown: viewer };
  if (mediaType === "text/csv") return { fileName, mediaType: "text/plain", bytes, shown: "text" };
  throw new Rejected({ code: "evidenceNotShown", figures: { name: fileName } });
}
