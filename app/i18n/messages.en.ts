
import type { Messages } from "./messages.da";

export const messagesEn: Messages = {

};
