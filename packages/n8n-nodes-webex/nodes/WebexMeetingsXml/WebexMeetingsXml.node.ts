import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { describe } from '../../src/engine/describe.ts';
import { run } from '../../src/engine/run.ts';
import {
	searchMeetings,
	searchSessionTypes,
	searchTimeZones,
	searchUsers,
} from '../../src/locators/meetings.ts';
import { meetingsConnection } from '../../src/meetings-xml/index.ts';
import { testMeetingsPassword } from '../../src/meetings-xml/password.ts';
import { builderHint } from '../../src/n8n/builder-hint.ts';
import { secretsHint, sensitive } from '../fields/hints.ts';
import { authentication } from './authentication.ts';
import { resources } from './resources.ts';

export class WebexMeetingsXml implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Webex Meetings XML',
		name: 'webexMeetingsXml',
		icon: {
			light: 'file:../../icons/meetings-xml.svg',
			dark: 'file:../../icons/meetings-xml.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Schedule Webex meetings, invite people, and read attendance, recordings and users over the XML API',
		defaults: { name: 'Webex Meetings XML' },
		usableAsTool: true,
		builderHint: builderHint(
			'Only for sites that still have the XML API of Webex Meetings; otherwise use the node Webex Meetings.',
			{
				nodeType: 'n8n-nodes-webex.webexMeetings',
				relationHint: 'Does the same over the REST API',
			},
		),
		hints: [secretsHint],
		sensitiveOutputFields: sensitive.xml,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		// In this file and not beside the fields, because n8n's linter looks for "testedBy" here.
		credentials: [
			{
				name: 'webexOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
			{
				name: 'webexMeetingsXmlOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['meetingsOAuth2'] } },
			},
			{
				name: 'webexMeetingsXmlApi',
				required: true,
				testedBy: 'testMeetingsPassword',
				displayOptions: { show: { authentication: ['meetingsPassword'] } },
			},
		],
		properties: [...authentication, ...describe(resources)],
	};

	methods = {
		listSearch: { searchMeetings, searchSessionTypes, searchTimeZones, searchUsers },
		credentialTest: { testMeetingsPassword },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, resources, meetingsConnection);
	}
}
