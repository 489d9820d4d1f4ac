-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "UserRole" AS ENUM ('admin', 'creator');

-- CreateEnum
CREATE TYPE "Platform" AS ENUM ('youtube', 'twitch', 'facebook', 'linkedin', 'kick', 'custom');

-- CreateEnum
CREATE TYPE "StreamingMethod" AS ENUM ('ffmpeg', 'daily');

-- CreateEnum
CREATE TYPE "BroadcastState" AS ENUM ('ready', 'live', 'ended');

-- CreateEnum
CREATE TYPE "InviteRole" AS ENUM ('coHost', 'guest');

-- CreateEnum
CREATE TYPE "EgressState" AS ENUM ('starting', 'live', 'reconnecting', 'ended', 'failed');

-- CreateEnum
CREATE TYPE "OutputState" AS ENUM ('connecting', 'live', 'reconnecting', 'failed', 'ended');

-- CreateEnum
CREATE TYPE "OutputKind" AS ENUM ('destination', 'recording');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "role" "UserRole" NOT NULL DEFAULT 'creator',
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Brand" (
    "userId" UUID NOT NULL,
    "logo" BYTEA NOT NULL,
    "logoType" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Brand_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "SystemSetting" (
    "key" TEXT NOT NULL,
    "value" JSONB,
    "ciphertext" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SystemSetting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Destination" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "platform" "Platform" NOT NULL,
    "serverUrl" TEXT NOT NULL,
    "streamKeyCiphertext" TEXT NOT NULL,
    "streamKeySetAt" TIMESTAMPTZ(3) NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Destination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Broadcast" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "state" "BroadcastState" NOT NULL DEFAULT 'ready',
    "streamingMethod" "StreamingMethod",
    "programSize" TEXT NOT NULL DEFAULT '720p',
    "egressId" UUID,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Broadcast_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BroadcastDestination" (
    "broadcastId" UUID NOT NULL,
    "destinationId" UUID NOT NULL,

    CONSTRAINT "BroadcastDestination_pkey" PRIMARY KEY ("broadcastId","destinationId")
);

-- CreateTable
CREATE TABLE "Invite" (
    "id" UUID NOT NULL,
    "broadcastId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "role" "InviteRole" NOT NULL DEFAULT 'guest',
    "label" TEXT NOT NULL DEFAULT '',
    "maxUses" INTEGER NOT NULL DEFAULT 1,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Egress" (
    "id" UUID NOT NULL,
    "broadcastId" UUID NOT NULL,
    "state" "EgressState" NOT NULL DEFAULT 'starting',
    "method" "StreamingMethod" NOT NULL DEFAULT 'ffmpeg',
    "reason" TEXT,
    "workerId" TEXT,
    "fencingToken" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "liveAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Egress_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Output" (
    "id" UUID NOT NULL,
    "egressId" UUID NOT NULL,
    "kind" "OutputKind" NOT NULL,
    "destinationId" UUID,
    "name" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "state" "OutputState" NOT NULL DEFAULT 'connecting',
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "bytesSent" BIGINT NOT NULL DEFAULT 0,
    "file" TEXT,
    "liveAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Output_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_provider_providerAccountId_key" ON "Account"("provider", "providerAccountId");

-- CreateIndex
CREATE INDEX "Destination_ownerId_deletedAt_idx" ON "Destination"("ownerId", "deletedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Broadcast_egressId_key" ON "Broadcast"("egressId");

-- CreateIndex
CREATE INDEX "Broadcast_ownerId_state_createdAt_idx" ON "Broadcast"("ownerId", "state", "createdAt");

-- CreateIndex
CREATE INDEX "Broadcast_state_idx" ON "Broadcast"("state");

-- CreateIndex
CREATE INDEX "BroadcastDestination_destinationId_idx" ON "BroadcastDestination"("destinationId");

-- CreateIndex
CREATE UNIQUE INDEX "Invite_tokenHash_key" ON "Invite"("tokenHash");

-- CreateIndex
CREATE INDEX "Invite_broadcastId_idx" ON "Invite"("broadcastId");

-- CreateIndex
CREATE INDEX "Egress_broadcastId_idx" ON "Egress"("broadcastId");

-- CreateIndex
CREATE INDEX "Egress_state_idx" ON "Egress"("state");

-- CreateIndex
CREATE INDEX "Output_egressId_idx" ON "Output"("egressId");

-- CreateIndex
CREATE UNIQUE INDEX "Output_egressId_destinationId_key" ON "Output"("egressId", "destinationId");

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Brand" ADD CONSTRAINT "Brand_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Destination" ADD CONSTRAINT "Destination_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Broadcast" ADD CONSTRAINT "Broadcast_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BroadcastDestination" ADD CONSTRAINT "BroadcastDestination_broadcastId_fkey" FOREIGN KEY ("broadcastId") REFERENCES "Broadcast"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BroadcastDestination" ADD CONSTRAINT "BroadcastDestination_destinationId_fkey" FOREIGN KEY ("destinationId") REFERENCES "Destination"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invite" ADD CONSTRAINT "Invite_broadcastId_fkey" FOREIGN KEY ("broadcastId") REFERENCES "Broadcast"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Output" ADD CONSTRAINT "Output_egressId_fkey" FOREIGN KEY ("egressId") REFERENCES "Egress"("id") ON DELETE CASCADE ON UPDATE CASCADE;


