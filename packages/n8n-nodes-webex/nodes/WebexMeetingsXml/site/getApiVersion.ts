import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';

export const getApiVersion = meetingsOperation({
	name: 'Get API Version',
	action: 'Get the version of the XML API',
	description: 'Get the version and release that the site runs',
	fields: [],
	run: ({ webex }) => webex.sessions.apiVersion({ returnTrainReleaseVersion: true }),
});
