import { operation } from '../../../src/engine/operation.ts';
import { tabId } from './fields.ts';

export const deleteTab = operation({
	name: 'Delete',
	action: 'Delete a room tab',
	description: 'Remove a tab from a room (space)',
	fields: [tabId],
	run: async (webex, { tabId }) => {
		await webex.roomTabs.delete({ id: tabId });
		return { tabId, deleted: true };
	},
});
