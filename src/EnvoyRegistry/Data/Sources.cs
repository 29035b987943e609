using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Data;

/// <summary>The documents the register's rules, dates and vocabulary rest on.</summary>
static class Sources
{
    /// <summary>Adds what is missing, corrects what an earlier build brought, and gives all by code.</summary>
    public static Dictionary<string, Source> Load(RegistryDb db)
    {
        var byCode = db.Set<Source>().AsTracking().ToDictionary(source => source.Code);
        foreach (var source in All)
            if (byCode.TryAdd(source.Code, source))
                db.Add(source);
        db.Correct(All, nameof(Source.Citation), nameof(Source.Url));
        return byCode;
    }

    // Entities are tracked by the context they are added to, so every caller gets fresh ones. An address is that of
    // whoever speaks in the document, or of a library that keeps it; of a copy elsewhere only that it was one is told.
    // A document that takes the place of another gets a code of its own: what was published under the old one stands.
    public static IEnumerable<Source> All =>
    [
        // What the ARF itself adopted or said.
        New("A1", "ARF, Terms of Reference for the Register of Experts and Eminent Persons, 8th ARF, 25 July 2001 " +
            "(sections 1 and 2 read)"),
        New("A2", "ARF, Guidelines for the Operation of the Experts and Eminent Persons, 11th ARF, 2 July 2004 " +
            "(sections 1 and 2(a)-(b) read)"),
        New("A3", "ARF, Enhanced Role of the ARF Chair, 8th ARF, 25 July 2001, as summed up in the ASEAN " +
            "Secretariat's Matrix of ARF Decisions 1994-2004, October 2004 (a copy was read)"),
        New("A3J", "ARF, Enhanced Role of the ARF Chair, 8th ARF, 25 July 2001, Japanese text of the Ministry of " +
            "Foreign Affairs of Japan", "https://www.mofa.go.jp/mofaj/area/asean/arf/g_seimei_b.html"),
        New("A4", "ARF, Concept and Principles of Preventive Diplomacy, 8th ARF, 25 July 2001 (opening read), and " +
            "the ASEAN overview of preventive diplomacy"),
        New("A5", "Associated Press, report on the terms of reference of the Friends of the ARF Chair, 27 July 2007, " +
            "as kept by the ARF news archive (item 399)"),
        New("A6", "The Philippine Star, report on the Friends of the ARF Chair, 24 May 2007",
            "https://www.philstar.com/headlines/2007/05/24/1907"),
        New("A7", "ARF news archive, item 29, on the Friends of the Chair",
            "https://aseanregionalforum.asean.org/news-21895/29"),
        New("A8", "ASEAN Secretariat, Matrix of ARF Decisions 1994-2004, October 2004 (a copy was read)"),
        New("A9", "ARF Unit, working draft on the working methods of the ARF, 20 May 2009 (a copy was read)"),
        New("A10", "ASEAN, Terms of Reference of the ASEAN Troika, 33rd ASEAN Ministerial Meeting, 25 July 2000 " +
            "(worldjpn document 20000725.O1E)"),
        New("A11", "ARF, Chairman's Statements of 1998, 2005-2008 and 2020, and Ha Noi Plan of Action II " +
            "(2020-2025), 12 September 2020 (worldjpn ARF collection)"),
        New("A12", "ARF Documents Series 1994-2004 (a copy was read)"),
        New("A13", "Singapore Institute of International Affairs, note on the first ARF EEP plenary in Jeju, " +
            "11 July 2006 (item 2094)"),
        New("A14", "ARF, report of the 8th meeting of Experts and Eminent Persons, Kuala Lumpur, 17-18 February 2014 " +
            "(a copy was read)"),
        New("A15", "ASEAN, Foundation Laid for Action-Oriented ARF in Future, Ha Noi, 23 July 2010: the 17th ARF, " +
            "the areas of its Plan of Action, and the 16th ARF, Phuket 2009", "https://asean.org/?static_post=" +
            "foundation-laid-for-action-oriented-arf-in-future-ha-noi-23-july-2010"),
        New("ARF-ICT", "ARF, Work Plan on Security of and in the Use of Information and Communications Technologies, " +
            "Kuala Lumpur, 6 August 2015 (opening read)",
            "https://database.cyberpolicyportal.org/en/entity/m7bs4lrr9h"),

        // What governments, ASEAN and the press tell about the ARF and ASEAN.
        New("B1", "Ministry of Foreign Affairs of Japan, supplement on the ASEAN Regional Forum (a copy was read)"),
        New("B2", "Ministry of Foreign Affairs of Japan, press release on the registration of four Japanese experts " +
            "and eminent persons, 29 July 2002", "https://www.mofa.go.jp/mofaj/press/release/14/rls_0729a.html"),
        New("B3", "Charter of the Association of Southeast Asian Nations, signed on 20 November 2007, chapter X " +
            "(articles 31 and 32; a copy was read)"),
        New("B4", "Ministry of Foreign Affairs of Japan, note on the ARF and its participants, December 2015 (a copy " +
            "was read)"),
        New("B5", "Press reports of the admission of Timor-Leste at the 47th ASEAN Summit, 26 October 2025",
            "https://menafn.com/1110248964"),
        New("B6", "News24, report on the enlargement of ASEAN with the accessions of 1984 to 1999 (item 656644)"),
        New("B7", "Ministry of Foreign Affairs and International Cooperation of Cambodia, list of ASEAN Chairs",
            "https://www.mfaic.gov.kh/about-asean/asean-chair"),
        New("B9", "TASS and Channel NewsAsia, reports of the 43rd ASEAN Summit on the chairmanship of 2026, " +
            "September 2023", "https://tass.com/world/1670221"),
        New("B11", "Agence France-Presse, Thailand ready for ASEAN chair, 22 July 2008 (a copy was read)"),
        New("B12", "Investvine, Thailand takes over ASEAN chairmanship, November 2018 (recalls the term of mid-2008 " +
            "to December 2009)", "https://investvine.com/thailand-takes-over-asean-chairmanship/"),
        New("B13", "ASEAN-Japan Centre, Outline of ASEAN (days of accession)",
            "https://www.asean.or.jp/en/asean/base/outline/"),
        New("CHAIR-2011", "ASEAN Secretariat, Indonesia Unveils Theme and Logo for ASEAN Chairmanship 2011, 2 " +
            "November 2010: by a decision of April 2010 Indonesia takes the turn of Brunei Darussalam",
            "https://asean.org/?static_post=indonesia-unveils-theme-and-logo-for-asean-chairmanship-2011"),
        New("CHAIR-2017", "Department of Foreign Affairs of the Philippines, opening statement of the Secretary as " +
            "Chair of the 50th ASEAN Foreign Ministers' Meeting, 8 August 2017", "https://www.dfa.gov.ph/newsroom/" +
            "dfa-releasesupdate/13564-opening-statement-of-secretary-of-foreign-affairs-alan-peter-s-cayetano-08-" +
            "august-2017"),
        New("CHAIR-2018", "Prime Minister's Office of Singapore, remarks at the working dinner of the 32nd ASEAN " +
            "Summit, 27 April 2018",
            "https://www.pmo.gov.sg/newsroom/pm-lee-hsien-loong-32nd-asean-summit-working-dinner"),
        New("CHAIR-2019", "Viet Nam News Agency, report on the 26th ARF in Bangkok, 2 August 2019",
            "https://en.vietnamplus.vn/26th-asean-regional-forum-kicks-off-in-bangkok/157179.vnp"),
        New("CHAIR-2021", "ASEAN, Chairman's Statement of the 28th ARF, 6 August 2021 (opening read)",
            "https://asean.org/chairmans-statement-of-the-28th-asean-regional-forum"),
        New("CHAIR-2022", "ARF, Statement to Promote Peace, Stability and Prosperity through Confidence Building and " +
            "Preventive Diplomacy, 29th ARF, Phnom Penh, 5 August 2022 (opening of a copy read)"),
        New("CHAIR-2025", "ARF, Chairman's Statement of the 32nd ARF, Kuala Lumpur, 11 July 2025 (opening of a copy " +
            "read)"),

        // What was reported of envoys and of crises.
        New("E1", "BenarNews, report on the naming of Erywan Yusof as special envoy, 4 August 2021"),
        New("E2", "ASEAN national secretariat of Indonesia, note on the visit of the Chair's minister and the " +
            "Secretary-General to Myanmar, 7 June 2021"),
        New("E2b", "IDN Times, report on Prak Sokhonn as special envoy, December 2021"),
        New("E3", "SunStar, report on the naming of Ma. Theresa Lazaro as special envoy, 14 November 2025; " +
            "allthe.news, report on her visit to Nay Pyi Taw, 6 January 2026"),
        New("E3b", "Malay Mail and The Irrawaddy, reports on the naming of Othman Hashim as special envoy, " +
            "January 2025"),
        New("E4", "Cabinet Secretariat of Indonesia, account of the 43rd ASEAN Summit; text of the leaders' decision " +
            "on Myanmar, 5 September 2023"),
        New("E5", "Thai PBS World, report on the special envoys of 2023 and 2024",
            "https://old.thaipbsworld.com/?p=326468"),
        New("E6", "The Jakarta Post, on a special envoy with a longer term, 4 March 2026"),
        New("E7", "M. Vatikiotis, on Indonesia's mediation between Thailand and Cambodia, March 2011"),
        New("E8", "Press reports on the terms of reference of the Indonesian observers, July 2011"),
        New("E9", "The Star, Free Malaysia Today and The Nation, reports on the Thailand-Cambodia ceasefire and its " +
            "observers under Malaysia as Chair, July to December 2025"),
        New("E10", "Jakarta Globe, report on the troika of Chairs on Myanmar, September 2023; The Sun (Malaysia), " +
            "report on its consultation in Bangkok under the Lao Chair, December 2024",
            "https://jakartaglobe.id/news/asean-establishes-new-troika-to-find-solution-on-myanmar-crisis"),

        // What others propose, and how they work.
        New("C", "Council for Security Cooperation in the Asia Pacific, Memorandum No. 18, Implementing the " +
            "Responsibility to Protect, September 2011"),
        New("G1", "United Nations, Guidance for Effective Mediation, annex to the report of the Secretary-General " +
            "A/66/811, 25 June 2012 (foreword and the list of its eight fundamentals read, in a copy)"),
        New("G3", "S. Mason and M. Siegfried, Debriefing Mediators to Learn from Their Experiences, appendix 2: the " +
            "headings of the United Nations' form for debriefing (headings read)"),
        New("AU-ELECTIONS", "African Union, Panel of the Wise, Election-Related Disputes and Political Violence, " +
            "report, July 2010 (title and a passage of it read)", "https://www.electionguide.org/digest/post/1166/"),
        New("P9", "Organization for Security and Co-operation in Europe, Mediation Support Team, on briefing and " +
            "debriefing mediators", "https://www.osce.org/secretariat/107488"),
        New("P12", "Justice Rapid Response, deployment process: screening of requests, release, funding"),
        New("P15", "Norwegian Refugee Council, how to request experts of its roster: what a request must tell"),
        New("PAX", "PA-X Peace Agreements Database, column names as published in code (their meaning is read from " +
            "the names; the codebook was not seen)"),
        New("S1", "United Nations and Centre for Humanitarian Dialogue, Digital Technologies and Mediation toolkit: " +
            "risks of surveillance and leaks", "https://peacemaker.un.org/resources/digital-mediation-prev"),
        New("U1", "United Nations, Standby Team of Senior Mediation Advisers: its fields of expertise, and how soon " +
            "it is on its way"),
        New("UN-CRSV", "United Nations, Department of Political Affairs, Guidance for Mediators: Addressing " +
            "Conflict-Related Sexual Violence in Ceasefire and Peace Agreements, February 2012 (opening of a copy " +
            "read)"),
    ];

    static Source New(string code, string citation, string? url = null) =>
        new() { Id = EntityId.From($"source:{code}"), Code = code, Citation = citation, Url = url };
}
