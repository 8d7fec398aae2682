using System.Security.Cryptography;
using System.Text;

namespace NewsSite.Web.Security;

/// <summary>
/// At most ten wrong passwords an hour for one e-mail address from one network address, whether there is an account or not: who guesses shuts
/// themselves out, not the person elsewhere. An attempt counts before its password is checked and is given back when it was right, so that guesses
/// side by side do not slip through. Each node counts for itself; what is counted in the store counts over all of them.
/// </summary>
internal sealed partial class SignInLimit(TimeProvider clock, ILogger<SignInLimit> log)
{
    /// <summary>Failures in <see cref="Window"/>.</summary>
    public const int Most = 10;

    /// <summary>Over which time they count.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private const int SweepAt = 10_000;

    private readonly Dictionary<string, (DateTimeOffset Since, int Count)> _attempts = [];
    private readonly Lock _gate = new();

    /// <summary>Counts an attempt.</summary>
    /// <param name="email">As typed.</param>
    /// <param name="client">From <see cref="SiteHosts.ClientKey"/>.</param>
    /// <returns>Null when it may go on; otherwise how long to wait.</returns>
    public TimeSpan? Begin(string email, string client)
    {
        var now = clock.GetUtcNow();
        var key = Key(email, client);
        lock (_gate)
        {
            if (_attempts.Count >= SweepAt)
                Sweep(now);
            var (since, count) = _attempts.GetValueOrDefault(key, (now, 0));
            if (now - since >= Window)
                (since, count) = (now, 0);
            if (count >= Most)
            {
                Refused(log);
                return since + Window - now;
            }

            _attempts[key] = (since, count + 1);
            return null;
        }
    }

    /// <summary>The password was right: what was counted is forgotten.</summary>
    public void Forget(string email, string client)
    {
        lock (_gate)
            _attempts.Remove(Key(email, client));
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (key, attempt) in _attempts.ToList())
        {
            if (now - attempt.Since >= Window)
                _attempts.Remove(key);
        }
    }

    // A hash: addresses of any length take the same room, and a memory dump holds no list of them.
    private static string Key(string email, string client) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{client} {email.Trim().ToLowerInvariant()}")));

    [LoggerMessage(LogLevel.Warning, "Password not checked: too many wrong ones for one account from one address")]
    private static partial void Refused(ILogger log);
}
