import { appLink, type Room, unreadableFields } from '@webex-nodes/client';
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
	const link = appLink(id);
	return {
		title,
		type,
		lastActivity,
		id,
		...(description && { description }),
		...(teamId && { teamId }),
		isLocked,
		created,
		creatorId,
		...(link && { link }),
		...(errors && { errors: errors as IDataObject, unreadable: [...unreadableFields(room)] }),
	};
}
