import type { RestClient } from '../../rest/engine/client.ts';

/** `Date` has whole seconds, and the clocks within Webex differ a little. In milliseconds. */
const tolerance = 2000;

/** Webex's clock. That of this machine is used only to measure how long something took. */
export interface Clock {
	/** As far as it is known, in milliseconds since the epoch; that of this machine before the first answer. */
	readonly now: () => number;
	/** Begins to measure. The result says when that was by Webex's clock, at the latest; `undefined` when unknown. */
	readonly begin: () => () => number | undefined;
}

export function clockOf(client: Pick<RestClient, 'serverTime'>): Clock {
	return {
		now: () => client.serverTime() ?? Date.now(),
		begin: () => {
			const begun = Date.now();
			return () => {
				const time = client.serverTime();
				const passed = Math.max(Date.now() - begun, 0);
				return time === undefined ? undefined : time - passed - tolerance;
			};
		},
	};
}
