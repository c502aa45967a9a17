import { Button, Group, Stack, Text } from "@mantine/core";
import { useRef, useState, type DragEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icons.tsx";

const acceptedKinds = ".pdf,.csv,.png,.jpg,.jpeg,application/pdf,text/csv,image/png,image/jpeg";

interface DropProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly disabled: boolean;
  /** Tables instead of evidence: no photo is a loan book. */
  readonly tables?: { readonly hint: string };
}

/** Files by dropping, choosing or taking a photo. */
export function FileDrop({ onFiles, disabled, tables }: DropProps): ReactNode {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    if (!disabled) onFiles([...event.dataTransfer.files]);
  }

  return (
    <div
      className={isOver ? "file-drop is-over" : "file-drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={drop}
    >
      <Stack align="center" gap="xs">
        <Text size="sm" className="drop-hint">
          {t("report.drop")}
        </Text>
        <Group gap="xs" justify="center">
          <FilePick
            label={t(tables === undefined ? "report.chooseFile" : "report.chooseTable")}
            icon="file"
            onFiles={onFiles}
            disabled={disabled}
            {...(tables && { tables })}
          />
          {tables === undefined && (
            <FilePick label={t("report.camera")} icon="camera" onFiles={onFiles} disabled={disabled} camera />
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {tables?.hint ?? t("report.fileHint")}
        </Text>
      </Stack>
    </div>
  );
}

interface PickProps extends DropProps {
  readonly label: string;
  readonly icon: "file" | "camera";
  readonly camera?: boolean;
}

function FilePick({ label, icon, onFiles, disabled, tables, camera = false }: PickProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={camera ? "only-touch" : undefined}>
      <input
        ref={input}
        type="file"
        aria-label={label}
        className="visually-hidden"
        tabIndex={-1}
        multiple={!camera && tables === undefined}
        accept={camera ? "image/jpeg,image/png" : tables === undefined ? acceptedKinds : ".csv,.xlsx"}
        disabled={disabled}
        {...(camera ? { capture: "environment" } : {})}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <Button
        variant="default"
        leftSection={<Icon name={icon} size={18} />}
        disabled={disabled}
        onClick={() => {
          input.current?.click();
        }}
      >
        {label}
      </Button>
    </div>
  );
}
