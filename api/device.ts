import { revokeDevice } from "@/lib/devices/commands/revoke-device";
import { change, defineRoute, idIn } from "@/lib/server/route";

export const deviceRoute = defineRoute({
  DELETE: change({
    command: revokeDevice,
    bodiless: true,
    input: (_, params) => ({ id: idIn(params, "device") }),
    answer: async (_, id) => ({ data: { id } }),
  }),
});
