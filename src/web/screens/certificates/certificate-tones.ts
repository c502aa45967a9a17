export const certificateTones = { draft: "quiet", signed: "wait", returned: "bad", checked: "good" } as const;
