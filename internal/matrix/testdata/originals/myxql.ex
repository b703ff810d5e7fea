defmodule Lab do
  def start do
    MyXQL.start_link(hostname: "db.lab.internal", username: "lab", password: "pw", database: "lab", ssl: [cacertfile: "ca.pem", verify: :verify_peer])
  end
end
