import { z } from 'zod';
import { TokensState } from '../oauth/state.ts';
import { WorldState } from '../world/state.ts';
import { SiteState } from '../xml/state.ts';

const State = z.strictObject({
	/** Of this format. */
	version: z.literal(2),
	world: WorldState,
	tokens: TokensState,
	/** The old Webex Meetings integrations. */
	oldTokens: TokensState,
	site: SiteState,
	/** What the simulator says about itself when it starts. */
	accounts: z.strictObject({
		clientId: z.string(),
		serviceClientId: z.string(),
		oldClientId: z.string(),
		personalToken: z.string(),
		botToken: z.string(),
	}),
});

/**
 * The whole state of a simulator, as JSON. Not part of it: what is on its way, codes of devices, failures on request, and
 * the counts of limits.
 */
const Snapshot = State.superRefine(({ tokens, oldTokens, accounts }, context) => {
	const registered = (part: TokensState, clientId: string) =>
		part.integrations.some((each) => each.clientId === clientId);
	const checks: readonly [keyof typeof accounts, boolean, string][] = [
		['clientId', registered(tokens, accounts.clientId), 'one of the integrations'],
		['serviceClientId', registered(tokens, accounts.serviceClientId), 'one of the integrations'],
		['oldClientId', registered(oldTokens, accounts.oldClientId), 'one of the old integrations'],
	];
	for (const [name, fits, expected] of checks) {
		if (!fits) {
			context.addIssue({
				code: 'custom',
				path: ['accounts', name],
				message: `expected that of ${expected}`,
			});
		}
	}
});
export type Snapshot = z.infer<typeof Snapshot>;

/**
 * Checks a snapshot that comes from a file or a request.
 * @throws Error that names the field which does not fit, and what was expected there.
 */
export function readSnapshot(value: unknown): Snapshot {
	const result = Snapshot.safeParse(value);
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	const field = issue?.path.join('.') || 'the whole file';
	throw new Error(`Not a snapshot of this simulator: ${field}: ${issue?.message}.`);
}
