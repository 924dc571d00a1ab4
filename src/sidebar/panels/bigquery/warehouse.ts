import type { WarehouseAnswers, WarehouseRequests } from '../../../addon/warehouse/requests.ts';
import type { Session } from '../../session.ts';

/** The doors that only the build with BigQuery has. */
export type WarehouseServer = {
  [Name in keyof WarehouseRequests]: (
    request: WarehouseRequests[Name],
    onSlow?: () => void,
  ) => Promise<WarehouseAnswers[Name]>;
};

/** The same server, which asks any door by its name, with the names of this build. */
export function warehouseOf({ server }: Session): WarehouseServer {
  return server as unknown as WarehouseServer;
}
