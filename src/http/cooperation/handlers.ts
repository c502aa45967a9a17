import {
  joinCooperation,
  listCooperations,
  readCooperation,
  startCooperation,
} from "../../app/cooperation/cooperations.ts";
import type { cooperationRoutes } from "../../contract/cooperation/routes.ts";
import type { Handlers } from "../handler.ts";
import { pageRequest } from "../page.ts";

export function cooperationHandlers(): Handlers<typeof cooperationRoutes> {
  return {
    listCooperations: ({ query }, { read, actor }) =>
      read((work) => listCooperations({ work, actor }, pageRequest(query))),
    getCooperation: ({ params }, { read, actor }) =>
      read((work) => readCooperation({ work, actor }, params.cooperationId)),
    startCooperation: ({ body }, context) => startCooperation(context, body),
    joinCooperation: ({ params, body }, context) => joinCooperation(context, { ...params, ...body }),
  };
}
