import type { Meetings } from '../../../src/meetings-xml/connect.ts';
import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { inBatches } from '../values.ts';

const maxUsers = 50;

export const deactivate = meetingsOperation({
	name: 'Deactivate',
	action: 'Deactivate users',
	description:
		'Deactivate users, which Webex calls deleting. Items are sent together, at most 50 users in one request; the result has a status for each user.',
	fields: [
		{
			displayName: 'WebEx IDs',
			name: 'webExIds',
			type: 'string',
			list: 'texts',
			default: '',
			required: true,
			placeholder: 'e.g. one@example.com, two@example.com',
			description: 'One or several, separated by commas, or an expression that returns a list',
		},
	],
	run: async (meetings, values) => (await deactivateAll(meetings, [values]))[0],
	batch: {
		size: maxUsers,
		key: () => '',
		weight: ({ webExIds }) => webExIds.length,
		run: (meetings, items) => deactivateAll(meetings, items),
	},
});

/** A request can succeed although some of its users failed: each item returns the status of its own users. */
async function deactivateAll(
	{ webex }: Meetings,
	items: readonly { readonly webExIds: readonly string[] }[],
) {
	const wanted = items.map(({ webExIds }) => webExIds);
	const states = new Map<string, string | undefined>();
	for (const webExId of inBatches(wanted.flat(), maxUsers)) {
		const { user } = await webex.users.deactivate({ webExId });
		for (const { webExId: id, status } of user) states.set(id.toLowerCase(), status);
	}
	return wanted.map((ids) =>
		ids.map((webExId) => {
			const status = states.get(webExId.toLowerCase()) ?? 'UNKNOWN';
			return { webExId, deactivated: status === 'SUCCESS', status };
		}),
	);
}
