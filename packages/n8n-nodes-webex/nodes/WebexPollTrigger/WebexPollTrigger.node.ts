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
import { searchPeople } from '../../src/locators/person.ts';
import { searchRooms } from '../../src/locators/room.ts';
import { searchTeams } from '../../src/locators/team.ts';
import { builderHint } from '../../src/n8n/builder-hint.ts';
import { poll } from '../../src/poll/poll.ts';
import { authentication, credentials } from '../fields/authentication.ts';
import { sensitive } from '../fields/hints.ts';
import { events } from './events.ts';
import { fields } from './fields.ts';

export class WebexPollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Webex Scheduled Check Trigger',
		name: 'webexPollTrigger',
		icon: {
			light: 'file:../../icons/scheduled-check.svg',
			dark: 'file:../../icons/scheduled-check.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"] }}',
		description:
			'Starts a workflow when it finds new messages, files, members, meetings, recordings or transcripts: looks at set times, for an n8n that Webex cannot reach',
		defaults: { name: 'Webex Scheduled Check Trigger' },
		polling: true,
		builderHint: builderHint(
			'Starts a workflow when it finds something new in Webex, for an n8n that Webex cannot reach over the internet. Where it can, use webexTrigger.',
			{ nodeType: 'n8n-nodes-webex.webexTrigger', relationHint: 'Starts at once, by webhook' },
		),
		sensitiveOutputFields: sensitive.meetings,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		properties: [authentication, ...allOf(fields).map((field) => showWhere(field))],
	};

	methods = { listSearch: { searchHosts, searchPeople, searchRooms, searchSites, searchTeams } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, readValues(this, fields, 0), events);
	}
}
