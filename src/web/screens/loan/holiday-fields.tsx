import { Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ChangeRequest, type ChangeRoutes } from "../../parts/change/change-request.tsx";

const interests = ["paid", "capitalized", "deferred", "waived"] as const;
const maturities = ["keep", "extend"] as const;

interface HolidayFieldsProps {
  readonly routes: ChangeRoutes;
  readonly params?: Readonly<Record<string, string>>;
  /** What goes into the body beside the fields. */
  readonly extra?: object;
}

/** A payment holiday, for one loan or for many. */
export function HolidayFields({ routes, params, extra }: HolidayFieldsProps): ReactNode {
  const { t } = useTranslation();
  const [startOn, setStartOn] = useState("");
  const [endOn, setEndOn] = useState("");
  const [interest, setInterest] = useState<string>("paid");
  const [maturity, setMaturity] = useState<string>("extend");
  const [reason, setReason] = useState("");
  const body = { startOn, endOn, interest, maturity, reason, ...extra };
  const isFilled = startOn !== "" && endOn !== "" && reason.trim() !== "";
  return (
    <Stack>
      <Group align="flex-end">
        <TextInput
          type="date"
          required
          label={t("servicing.holidayFrom")}
          value={startOn}
          onChange={(event) => {
            setStartOn(event.target.value);
          }}
        />
        <TextInput
          type="date"
          required
          label={t("servicing.holidayTo")}
          value={endOn}
          onChange={(event) => {
            setEndOn(event.target.value);
          }}
        />
        <NativeSelect
          label={t("servicing.kinds.interest")}
          value={interest}
          data={interests.map((value) => ({ value, label: t(`servicing.holidayInterest.${value}`) }))}
          onChange={(event) => {
            setInterest(event.target.value);
          }}
        />
        <NativeSelect
          label={t("loans.maturity")}
          value={maturity}
          data={maturities.map((value) => ({ value, label: t(`servicing.holidayMaturity.${value}`) }))}
          onChange={(event) => {
            setMaturity(event.target.value);
          }}
        />
      </Group>
      <TextInput
        required
        label={t("servicing.reason")}
        maxLength={2000}
        value={reason}
        onChange={(event) => {
          setReason(event.target.value);
        }}
      />
      <ChangeRequest
        routes={routes}
        input={isFilled ? { ...(params === undefined ? {} : { params }), body } : undefined}
      />
    </Stack>
  );
}
