import { operation } from '../../../src/engine/operation.ts';
import { limit, returnAll } from '../../fields/common.ts';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many teams',
	description: 'List the teams that the account is a member of',
	fields: [returnAll, limit],
	run: (webex, { limit }) => webex.teams.list({}, { limit }),
});
