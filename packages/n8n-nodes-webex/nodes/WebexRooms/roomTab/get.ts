import { operation } from '../../../src/engine/operation.ts';
import { tabId } from './fields.ts';

export const get = operation({
	name: 'Get',
	action: 'Get a room tab',
	description: 'Get one tab of a room (space)',
	fields: [tabId],
	run: (webex, { tabId }) => webex.roomTabs.get({ id: tabId }),
});
