-- On which consultation it rests that a program reads people by name (R15).
CREATE TABLE "TokenConsultation" (
    "TokenId" INTEGER NOT NULL CONSTRAINT "PK_TokenConsultation" PRIMARY KEY,
    "ConsultationId" INTEGER NOT NULL,
    CONSTRAINT "FK_TokenConsultation_AccessToken_TokenId"
        FOREIGN KEY ("TokenId") REFERENCES "AccessToken" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_TokenConsultation_Consultation_ConsultationId"
        FOREIGN KEY ("ConsultationId") REFERENCES "Consultation" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_TokenConsultation_ConsultationId" ON "TokenConsultation" ("ConsultationId");
