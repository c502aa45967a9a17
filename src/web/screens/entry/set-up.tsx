import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { organizationKinds, entryRoutes } from "../../../contract/identity/entry-routes.ts";
import { call } from "../../api/client.ts";
import { Notice } from "../../parts/notice.tsx";
import { usePreferences } from "../../shell/preferences.tsx";
import { EntryForm, EntryPage, ToSignIn } from "./entry-page.tsx";
import { NewPasswordInput } from "./new-password-input.tsx";
import { useLinkToken } from "./use-link-token.ts";

type Kind = (typeof organizationKinds)[number];

const fields = [
  { key: "nameJa", word: "organizationJa", type: "text", complete: "organization" },
  { key: "nameEn", word: "organizationEn", type: "text", complete: "off" },
  { key: "name", word: "yourName", type: "text", complete: "name" },
  { key: "email", word: "yourEmail", type: "email", complete: "username" },
] as const;

/** The first organization of an installation, and its first administrator. */
export function SetUp(): ReactNode {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const token = useLinkToken();
  const [given, setGiven] = useState({ nameJa: "", nameEn: "", name: "", email: "" });
  const [kind, setKind] = useState<Kind>("regionalBank");
  const [password, setPassword] = useState("");
  const { nameJa, nameEn, name, email } = given;
  const setUp = useMutation({
    mutationFn: () =>
      call(entryRoutes.setUp, {
        body: {
          token,
          organization: { nameJa, nameEn, kind },
          person: { name, email, language, password },
        },
      }),
  });
  return (
    <EntryPage title={t("entry.setUp")}>
      {setUp.isSuccess ? (
        <Notice tone="good" title={t("entry.setUpDone")}>
          {t("entry.joinedDetail")}
        </Notice>
      ) : (
        <EntryForm lead={t("entry.setUpLead")} error={setUp.error} onSubmit={setUp.mutate}>
          {fields.map(({ key, word, type, complete }) => (
            <TextInput
              key={key}
              label={t(`entry.${word}`)}
              type={type}
              name={key}
              autoComplete={complete}
              required
              maxLength={200}
              value={given[key]}
              onChange={(event) => {
                setGiven({ ...given, [key]: event.target.value });
              }}
            />
          ))}
          <NativeSelect
            label={t("entry.organizationKind")}
            value={kind}
            data={organizationKinds.map((value) => ({ value, label: t(`codes.organizationKind.${value}`) }))}
            onChange={(event) => {
              setKind(organizationKinds.find((each) => each === event.target.value) ?? "regionalBank");
            }}
          />
          <NewPasswordInput value={password} onChange={setPassword} />
          <Button type="submit" loading={setUp.isPending}>
            {t("entry.setUpSubmit")}
          </Button>
        </EntryForm>
      )}
      <ToSignIn />
    </EntryPage>
  );
}
