import { operation } from '../../../src/engine/operation.ts';
import { webAddress } from '../../../src/engine/web-address.ts';
import { tabId } from './fields.ts';

export const update = operation({
	name: 'Update',
	action: 'Update a room tab',
	description: 'Change the name or the page of a tab; what is not set stays as it is',
	fields: [
		tabId,
		{
			displayName: 'Changes',
			name: 'changes',
			type: 'collection',
			placeholder: 'Add Change',
			default: {},
			options: [
				{
					displayName: 'Content URL',
					name: 'contentUrl',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://example.com/dashboard',
				},
				{
					displayName: 'Display Name',
					name: 'displayName',
					type: 'string',
					default: '',
				},
			],
		},
	],
	run: async (webex, { tabId, changes }) => {
		// Webex wants all three each time.
		const before = await webex.roomTabs.get({ id: tabId });
		const { id, roomId } = before;
		const { displayName = before.displayName, contentUrl } = changes;
		return await webex.roomTabs.update({
			id,
			roomId,
			displayName,
			contentUrl: contentUrl ? webAddress(contentUrl, 'Content URL') : before.contentUrl,
		});
	},
});
