import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { describe } from '../../src/engine/describe.ts';
import { run } from '../../src/engine/run.ts';
import { searchPeople } from '../../src/locators/person.ts';
import { searchRooms } from '../../src/locators/room.ts';
import { searchTeams } from '../../src/locators/team.ts';
import { builderHint } from '../../src/n8n/builder-hint.ts';
import { restConnection } from '../../src/n8n/client.ts';
import { authentication, credentials } from '../fields/authentication.ts';
import { resources } from './resources.ts';

export class WebexRooms implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Webex Rooms',
		name: 'webexRooms',
		icon: { light: 'file:../../icons/rooms.svg', dark: 'file:../../icons/rooms.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Find, create and change Webex rooms (spaces), their members, tabs and teams',
		defaults: { name: 'Webex Rooms' },
		usableAsTool: true,
		builderHint: builderHint(
			'Finds, creates and changes Webex rooms (spaces), members, tabs and teams. The operation createOrGet can run again without a second room.',
			{ nodeType: 'n8n-nodes-webex.webexMessages', relationHint: 'Writes to the room (space)' },
		),
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		properties: [authentication, ...describe(resources)],
	};

	methods = { listSearch: { searchPeople, searchRooms, searchTeams } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, resources, restConnection);
	}
}
