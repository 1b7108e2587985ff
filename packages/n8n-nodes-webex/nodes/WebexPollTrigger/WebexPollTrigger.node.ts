import {
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { allOf, showWhere } from '../../src/engine/field.ts';
import { readValues } from '../../src/engine/parameters.ts';
import { searchHosts, searchSites } from '../../src/locators/meeting.ts';
import { searchRooms } from '../../src/locators/room.ts';
import { searchTeams } from '../../src/locators/team.ts';
import { poll } from '../../src/poll/poll.ts';
import { authentication, credentials } from '../fields/authentication.ts';
import { events } from './events.ts';
import { fields } from './fields.ts';

export class WebexPollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Webex Poll Trigger',
		name: 'webexPollTrigger',
		icon: { light: 'file:../../icons/webex.svg', dark: 'file:../../icons/webex.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"] }}',
		description:
			'Starts the workflow when something is new in Webex, by asking: for an n8n that Webex cannot reach',
		defaults: { name: 'Webex Poll Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		properties: [authentication, ...allOf(fields).map((field) => showWhere(field))],
	};

	methods = { listSearch: { searchHosts, searchRooms, searchSites, searchTeams } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, readValues(this, fields, 0), events);
	}
}
