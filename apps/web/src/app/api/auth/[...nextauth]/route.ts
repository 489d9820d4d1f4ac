import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { buildAuthOptions } from '../../../../features/auth/server.ts';
import { getBackend } from '../../../../server/backend.ts';

const answer = async (request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> =>
  await NextAuth(request, context, buildAuthOptions(getBackend()));

export { answer as GET, answer as POST };
