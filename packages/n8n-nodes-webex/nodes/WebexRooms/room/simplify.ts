import type { Room } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';

export function simplifyRoom(room: Room): IDataObject {
	const {
		id,
		title,
		type,
		teamId,
		isLocked,
		lastActivity,
		created,
		creatorId,
		description,
		errors,
	} = room;
	return {
		id,
		title,
		type,
		lastActivity,
		created,
		creatorId,
		isLocked,
		...(teamId && { teamId }),
		...(description && { description }),
		...(errors && { errors: errors as IDataObject }),
	};
}
