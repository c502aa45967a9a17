import type { ReactNode } from "react";
import type { z } from "zod";
import type { sceneAnswer } from "../../../contract/project/scene-answer.ts";
import { useFormat } from "../../shell/use-format.ts";

type Scene = z.output<typeof sceneAnswer>;

/** A picture as the server has laid it out: the same shapes as in its PDF, looks by the roles of the shapes. */
export function SceneView({ scene }: { readonly scene: Scene }): ReactNode {
  const { pick } = useFormat();
  const { width, height, shapes, alt } = scene;
  return (
    <div className="scene" role="group" aria-label={pick(alt)} tabIndex={0}>
      <svg viewBox={`0 0 ${String(width)} ${String(height)}`} role="img" aria-label={pick(alt)}>
        {shapes.map((shape, i) => (
          <Shape key={i} shape={shape} />
        ))}
      </svg>
    </div>
  );
}

function Shape({ shape }: { readonly shape: Scene["shapes"][number] }): ReactNode {
  const className = `scene-${shape.kind} scene-${shape.role}`;
  switch (shape.kind) {
    case "line":
      return (
        <polyline
          className={className}
          points={shape.points.map(({ x, y }) => `${String(x)},${String(y)}`).join(" ")}
        />
      );
    case "dot":
      return <circle className={className} cx={shape.x} cy={shape.y} r={2.2} />;
    case "box":
      return (
        <rect
          className={className}
          x={shape.x}
          y={shape.y}
          width={shape.width}
          height={shape.height}
          rx={3}
        />
      );
    case "text":
      return (
        <text className={className} x={shape.x} y={shape.y} fontSize={shape.size} textAnchor={shape.anchor}>
          {shape.text}
        </text>
      );
  }
}
