import { useEffect, useRef, useState } from "react";
import { applicationRoutes } from "../../../contract/application/routes.ts";
import { useIntention } from "../../api/hooks.ts";
import { Problem } from "../../api/problem.ts";
import type { ApplicationAnswer } from "./application-answer.ts";
import { contentOf, type FormDraft } from "./form-draft.ts";

export interface Autosave {
  readonly state: "saved" | "saving" | "unsaved" | "conflict";
  readonly error: Error | null;
  /** Saves at once what waits; answers when it is saved. */
  readonly flush: (after: () => void) => void;
}

const pauseMillis = 900;

/** Saves the draft a moment after the last change; one saving at a time, each on top of the revision before. */
export function useAutosave(application: ApplicationAnswer, draft: FormDraft): Autosave {
  const save = useIntention(applicationRoutes.saveApplication);
  const revision = useRef(application.revision);
  const text = JSON.stringify(contentOf(draft));
  const [savedText, setSavedText] = useState(text);
  const isConflict = save.error instanceof Problem && save.error.status === 409;

  function send(after: () => void): void {
    const body = { revision: revision.current, content: contentOf(draft) };
    save.mutate(
      { params: { applicationId: application.id }, body },
      {
        onSuccess: (answer) => {
          revision.current = answer.revision;
          setSavedText(text);
          after();
        },
      },
    );
  }

  useEffect(() => {
    if (text === savedText || save.isPending || isConflict) return undefined;
    const timer = setTimeout(() => {
      send(() => undefined);
    }, pauseMillis);
    return () => {
      clearTimeout(timer);
    };
  });

  return {
    state: stateOf({ isConflict, isPending: save.isPending, isSaved: text === savedText }),
    error: isConflict ? null : save.error,
    flush: (after) => {
      if (text === savedText) after();
      else send(after);
    },
  };
}

function stateOf(saving: {
  readonly isConflict: boolean;
  readonly isPending: boolean;
  readonly isSaved: boolean;
}): Autosave["state"] {
  if (saving.isConflict) return "conflict";
  if (saving.isPending) return "saving";
  return saving.isSaved ? "saved" : "unsaved";
}
