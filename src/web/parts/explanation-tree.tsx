import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { z } from "zod";
import type { explanation } from "../../contract/answers.ts";
import { useFormat } from "../shell/use-format.ts";
import { useCodeWord } from "../text/use-code-word.ts";
import { HashText } from "./hash-text.tsx";

type Explanation = z.output<typeof explanation>;

const hashForm = /^[0-9a-f]{64}$/;

/** Why a rate is what it is: each line rests on the lines below it, down to the hash of the evidence. */
export function ExplanationTree({ root }: { readonly root: Explanation }): ReactNode {
  return (
    <ul className="explanation">
      <ExplanationNode node={root} />
    </ul>
  );
}

function ExplanationNode({ node }: { readonly node: Explanation }): ReactNode {
  const format = useFormat();
  const word = useCodeWord();
  const hashes = Object.entries(node.figures).filter(([, value]) => hashForm.test(value));
  return (
    <li>
      <div className="explanation-line">
        <span className="explanation-kind">{word("explanation", node.kind)}</span>
        <Text component="span" size="sm">
          {format.pick(node)}
        </Text>
      </div>
      {hashes.map(([name, hash]) => (
        <div key={name} className="explanation-hash">
          SHA-256 <HashText hash={hash} />
        </div>
      ))}
      {node.children.length > 0 && (
        <ul>
          {node.children.map((child, index) => (
            <ExplanationNode key={`${child.kind} ${index}`} node={child} />
          ))}
        </ul>
      )}
    </li>
  );
}
