/** The thread in which the language server does what may take long. */
import { parentPort } from "node:worker_threads";
import { answerOrders, type Order } from "../lsp/orders";
import { projectFiles } from "./project-files";

const answer = answerOrders(projectFiles);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.on("message", (order: Order) => parentPort?.postMessage(answer(order)));
