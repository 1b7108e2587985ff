import type { Webhook } from '@webex-nodes/client';

/** Says that there is a secret, which the engine leaves out: whoever has it can forge deliveries. */
export const shown = (webhook: Webhook) => ({
	...webhook,
	...(webhook.secret && { hasSecret: true }),
});
