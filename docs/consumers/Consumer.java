import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Follow the documents of Saring: java -cp 'LIBRARIES/*' Consumer.java localhost:9092 my-group */
class Consumer {
    public static void main(String[] arguments) {
        var settings = new Properties();
        settings.put("bootstrap.servers", arguments[0]);
        settings.put("group.id", arguments[1]);
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", "false");
        var text = "org.apache.kafka.common.serialization.StringDeserializer";
        settings.put("key.deserializer", text);
        settings.put("value.deserializer", text);
        try (var consumer = new KafkaConsumer<String, String>(settings)) {
            consumer.subscribe(List.of("saring.documents"));
            while (true) {
                for (var message : consumer.poll(Duration.ofSeconds(1))) {
                    var id = new String(message.headers().lastHeader("ce_id").value());
                    System.out.println(id + " " + message.value());
                }
                consumer.commitSync(); // after the work: at least once, and ce_id tells repetitions
            }
        }
    }
}
