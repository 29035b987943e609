using Microsoft.AspNetCore.Http;

namespace Parley.GraphQL.AspNetCore;

/// <summary>
/// Registered as a service, it is asked when all of a POST is there, and before each event of a stream goes out: who
/// was let in by the headers may have lost that right since, and a body can take minutes.
/// </summary>
/// <exception cref="RequestRefusedException">To turn it away; of a stream, to end it.</exception>
public delegate void RequestAdmission(HttpContext http);
