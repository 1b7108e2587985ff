import { z } from 'zod';
import { TokensState } from '../oauth/state.ts';
import { WorldState } from '../world/state.ts';
import { SiteState } from '../xml/state.ts';

const State = z.strictObject({
	/** Of this format. */
	version: z.literal(1),
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
	const known = [...tokens.integrations, ...oldTokens.integrations].map(({ clientId }) => clientId);
	for (const name of ['clientId', 'serviceClientId', 'oldClientId'] as const) {
		if (known.includes(accounts[name])) continue;
		context.addIssue({
			code: 'custom',
			path: ['accounts', name],
			message: 'expected the client ID of one of the integrations',
		});
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
