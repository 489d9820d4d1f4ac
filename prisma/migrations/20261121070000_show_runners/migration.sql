-- AlterEnum
ALTER TYPE "InviteRole" ADD VALUE 'producer';

-- AlterTable
ALTER TABLE "Broadcast" ADD COLUMN     "hostPeerId" TEXT,
ADD COLUMN     "hostTerm" INTEGER NOT NULL DEFAULT 0;
