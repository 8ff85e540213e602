/** What `stats conns` tells: who is connected, and who listens. */
import type { Cache } from '../../fixtures/drivers/cache';
import { eventually } from '../../fixtures/time/eventually';

/** Names and values of one connection or listener. */
export type Connection = Readonly<Record<string, string>>;

export const connections = async (cache: Cache): Promise<readonly Connection[]> =>
  connectionsIn(await cache.stats('conns'));

/** Those that are no listeners, in which UDP sockets count; older servers also show closed ones. */
export const clientsAmong = (all: readonly Connection[]): readonly Connection[] =>
  all.filter(
    ({ addr = '', state = '' }) =>
      !addr.startsWith('udp') && !/^conn_(listening|closing|closed)$/.test(state),
  );

/** The clients, once there are so many: a connection that was closed may be noticed a moment later. */
export const clients = async (cache: Cache, count: number): Promise<readonly Connection[]> =>
  clientsAmong(
    await eventually(
      cache,
      () => connections(cache),
      (all) => clientsAmong(all).length === count,
      5,
    ),
  );

/** The state of each connection and listener, by its file descriptor. */
function connectionsIn(conns: Readonly<Record<string, string>>): readonly Connection[] {
  const byDescriptor = new Map<string, Record<string, string>>();
  for (const [name, value] of Object.entries(conns)) {
    const [descriptor = '', what = ''] = name.split(':');
    const connection = byDescriptor.get(descriptor) ?? {};
    byDescriptor.set(descriptor, { ...connection, [what]: value });
  }
  return [...byDescriptor.values()];
}
