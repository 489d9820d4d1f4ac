import { roomAdmission } from '@footlight/contracts';
import { callApi } from '../../../ui/apiClient.ts';
import { broadcastView, type CreateInviteBody, createdInvite, inviteList, templateList, templateView } from '../../broadcasts/index.ts';

const templatesPath = '/api/templates';

/** What the studio asks of web about one Broadcast. Every call throws AppError. */
export function createBroadcastApi(broadcastId: string) {
  const path = `/api/broadcasts/${encodeURIComponent(broadcastId)}`;
  return {
    get: () => callApi(path, { result: broadcastView }),
    requestAdmission: () => callApi(`${path}/admission`, { method: 'POST', result: roomAdmission }),
    goLive: async ({ withoutDestinations }: { withoutDestinations: boolean }): Promise<void> => {
      await callApi(`${path}/live`, { method: 'POST', body: { withoutDestinations } });
    },
    chooseClips: (clips: { introId?: string | null; outroId?: string | null }) =>
      callApi(path, { method: 'PATCH', body: clips, result: broadcastView }),
    listTemplates: async () => (await callApi(templatesPath, { result: templateList })).templates,
    /** Keeps this show's scenes, banners and clips. */
    createTemplate: (name: string) => callApi(templatesPath, { method: 'POST', body: { name, broadcastId }, result: templateView }),
    applyTemplate: async (templateId: string): Promise<void> => {
      await callApi(`${path}/template`, { method: 'POST', body: { templateId } });
    },
    deleteTemplate: async (templateId: string): Promise<void> => {
      await callApi(`${templatesPath}/${encodeURIComponent(templateId)}`, { method: 'DELETE' });
    },
    end: async (): Promise<void> => {
      await callApi(`${path}/end`, { method: 'POST' });
    },
    /** Makes a co-host the host. @param peerId null: the owner. */
    handOver: async (peerId: string | null): Promise<void> => {
      await callApi(`${path}/host`, { method: 'PUT', body: { peerId } });
    },
    ban: async (peerId: string): Promise<void> => {
      await callApi(`${path}/bans`, { method: 'POST', body: { peerId } });
    },
    listInvites: async () => (await callApi(`${path}/invites`, { result: inviteList })).invites,
    createInvite: (body: CreateInviteBody) => callApi(`${path}/invites`, { method: 'POST', body, result: createdInvite }),
    revokeInvite: async (inviteId: string): Promise<void> => {
      await callApi(`${path}/invites/${encodeURIComponent(inviteId)}`, { method: 'DELETE' });
    },
  };
}
export type BroadcastApi = ReturnType<typeof createBroadcastApi>;
