import { AppError } from '@footlight/contracts';
import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Backend } from '../../server/backend.ts';
import type { PublicShowView } from './views.ts';

/** How long a show takes in a calendar: nobody is asked. */
const lengthMs = 3_600_000;

/** A show with a planned time, for everyone who has its address. @throws AppError notFound, for one without a time too. */
export async function readPublicShow({ database }: Pick<Backend, 'database'>, id: string): Promise<PublicShowView> {
  const row = await database.broadcast.findUnique({ where: { id }, include: { owner: { select: { name: true } } } });
  if (!row?.scheduledAt) throw new AppError('notFound');
  const { title, state, scheduledAt, owner } = row;
  return { id, title, hostName: owner.name, state, scheduledAt: scheduledAt.getTime() };
}

/** The show as a calendar file (RFC 5545). @param url of its public page. */
export function toCalendarFile({ id, title, hostName, scheduledAt }: PublicShowView, url: string): string {
  const calendar = ical({ name: title, prodId: { company: 'Footlight', product: 'Shows' }, method: ICalCalendarMethod.PUBLISH });
  calendar.createEvent({
    // The same show is the same entry, also when its time has changed.
    id: `${id}@footlight`,
    start: new Date(scheduledAt),
    end: new Date(scheduledAt + lengthMs),
    summary: title,
    description: `With ${hostName}. ${url}`,
    url,
  });
  return calendar.toString();
}
