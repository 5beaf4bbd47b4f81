using Amazon.Runtime;
using Microsoft.Extensions.Options;
using Qrie.Silo.Hosting;
using Qrie.Silo.Hosting.Sweeps;
using Qrie.Silo.Notifications.Channels;

namespace Qrie.Silo.Notifications;

internal static class NotificationExtensions
{
    /// <summary>Adds notifications.</summary>
    /// <param name="services">The services.</param>
    /// <param name="credentials">Qrie's own credentials; null for the SDK's default chain.</param>
    public static void AddNotifications(this IServiceCollection services, AWSCredentials? credentials)
    {
        services.AddSettings<NotificationOptions>("Qrie:Notifications");
        services.AddSingleton<IValidateOptions<NotificationOptions>, NotificationOptionsValidator>();
        services.AddSingleton<DestinationStore>();
        services.AddSingleton<Qrie.Notifications.INotifications, NotificationDesk>();
        services.AddSingleton<Destinations>();
        services.AddSingleton<Deliverer>();
        services.AddSingleton(new OwnCredentials(credentials));
        services.AddSingleton<HttpSender>();
        services.AddSingleton<AwsSender>();
        services.AddSingleton<INotificationChannel, WebhookChannel>();
        services.AddSingleton<INotificationChannel, SlackChannel>();
        services.AddSingleton<INotificationChannel, SnsChannel>();
        services.AddSingleton<INotificationChannel, EventBridgeChannel>();
        services.AddSingleton<ISweep, NotificationService>();
    }
}
